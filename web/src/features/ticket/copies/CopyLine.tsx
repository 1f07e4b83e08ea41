import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { PeopleInput } from './PeopleInput';
import { useCopies } from './useCopies';

interface CopyLineProps {
	ticket: Ticket;
	/** Whether this answer goes to them. */
	sends: boolean;
	onSends: (sends: boolean) => void;
}

/** Above an answer: who gets it in copy. A change holds for the ticket; one answer may leave them out (CC-3). */
export function CopyLine({ ticket, sends, onSends }: CopyLineProps) {
	const { t } = useTranslation('ticket');
	const { problem, busy, add, remove } = useCopies(ticket);
	const reached = ticket.copies.filter((each) => each.failure === null);
	return (
		<Stack gap={4} p="xs" data-copy-line>
			<PeopleInput
				size="xs"
				label={t('copy.title')}
				people={reached}
				disabled={busy}
				error={problem ?? undefined}
				onAdd={add}
				onRemove={(address) => {
					const gone = reached.find((each) => each.address === address);
					if (gone) {
						remove(gone.id);
					}
				}}
			/>
			{reached.length > 0 && (
				<Checkbox
					size="xs"
					label={t('copy.send')}
					checked={sends}
					onChange={(event) => onSends(event.currentTarget.checked)}
				/>
			)}
		</Stack>
	);
}
