import { createUnderstand } from './understand';
import { resolveWhen } from './when';

/**
 * The deterministic tier: what a message means, without any model, in milliseconds. Same message and context, same reading.
 *
 * @param text the customer's message, verbatim (several messages of one burst joined by line breaks); a very long one is
 *   read in part ({@link excerpt}); spans are offsets into the message as it came
 * @param context what surrounds it: now, zone, catalogue, the pending question, the offered options, the slots so far
 */
export const understand = createUnderstand(resolveWhen);

export { excerptOf } from './text/excerpt';
export { toContract, type ExtractorContract } from './contract';

export { withCommands } from './commands/with-commands';
