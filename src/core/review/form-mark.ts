/** Stands at the end of a form, before the ladder's id: a text with it is a form. */
export const formMark = 'career-coach review form, ladder';

/** Stands before what the other writes; some people delete the end of a mail. */
export const nameLabel = 'Your name or role:';

export function isReviewForm(text: string): boolean {
  return text.includes(formMark) || text.includes(nameLabel);
}
