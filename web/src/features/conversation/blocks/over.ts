import type { ContactBlock } from '../../../api/types';

/** Whether a block keeps nobody away any more; one without an end never is over by itself. */
export const blockIsOver = (block: Pick<ContactBlock, 'expiresAt'>, now: number) =>
	block.expiresAt !== null && new Date(block.expiresAt).getTime() <= now;
