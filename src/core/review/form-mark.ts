/** Stands at the end of a form, before the ladder's id: a text with it is a form. */
export const formMark = 'career-coach review form, ladder';

export function isReviewForm(text: string): boolean {
  return text.includes(formMark);
}
