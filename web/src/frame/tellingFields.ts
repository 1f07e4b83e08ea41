import { ProblemError } from '../api/client';

/** Says what was wrong with each field, for a dialog that does not show all fields that the server may refuse. */
export async function tellingFields<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (failure) {
		if (failure instanceof ProblemError && failure.errors.length > 0) {
			throw new Error(failure.errors.map((each) => each.message).join(' '), { cause: failure });
		}
		throw failure;
	}
}
