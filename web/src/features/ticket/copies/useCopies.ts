import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError, problemText } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { ticketKeys } from '../api';
import { addCopy, type Person, removeCopy } from './api';

/** Changes who is in copy of a ticket, at once and for good, and says what is wrong. */
export function useCopies(ticket: Ticket) {
	const queries = useQueryClient();
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const attempt = async (work: () => Promise<unknown>) => {
		setBusy(true);
		setProblem(null);
		try {
			await work();
		} catch (failure) {
			const [wrong] = failure instanceof ProblemError ? failure.errors : [];
			setProblem(wrong?.message ?? problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
		setBusy(false);
	};
	return {
		problem,
		busy,
		add: (person: Person) => void attempt(() => addCopy(ticket.id, person)),
		remove: (id: string) => void attempt(() => removeCopy(ticket.id, id)),
	};
}
