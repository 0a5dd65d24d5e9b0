/** Stands at the end of a form, before the ladder's id: a text with it is a form. */
export const formMark = 'career-coach review form, ladder';

/** Stands before the mark: nobody else knows what ids and the mark are for. */
export const formNote =
  'The words in round brackets and the last line help the program read your answers. Please leave them.';

/** Stands before what the other writes; some people delete the end of a mail. */
export const nameLabel = 'Your name or role:';

export function isReviewForm(text: string): boolean {
  return text.includes(formMark) || text.includes(nameLabel);
}
