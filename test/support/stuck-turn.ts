/** A turn whose workflow task can never be completed. */
export function conversationTurn(): Promise<void> {
  throw new Error('This turn cannot go on.');
}
