import type { MutableDraft, MutableState } from './mutable-state.js';

/** Makes this the draft that was continued last. */
export function makeCurrent(state: MutableState, draft: MutableDraft): void {
  if (state.draft?.sitting !== draft.sitting) state.continued.push(draft.sitting);
  state.draft = draft;
  state.drafts.set(draft.sitting, draft);
}

export function closeDraft(state: MutableState, sitting: string): void {
  state.drafts.delete(sitting);
  if (state.draft?.sitting !== sitting) return;
  const { drafts, continued } = state;
  // A search through the open drafts would take too long in a journal of thousands.
  while (continued.length > 0 && !drafts.has(continued.at(-1) ?? '')) continued.pop();
  state.draft = drafts.get(continued.at(-1) ?? '') ?? null;
}
