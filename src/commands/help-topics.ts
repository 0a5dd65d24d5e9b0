/** What `career-coach help TOPIC` explains besides the commands. */
export const helpTopics: Readonly<
  Record<string, { readonly summary: string; readonly text: string }>
> = {};
