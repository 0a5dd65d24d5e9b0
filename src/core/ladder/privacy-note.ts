/** A warning shown wherever a person writes about their work. It fits every kind of work: no ladder's word is in it. */
export const privacyNote =
  'No names of people or companies, no secrets: others may read this one day.';
