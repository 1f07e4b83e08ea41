import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttempt } from './attempt';
import { ProblemAlert } from './ProblemAlert';
import { tellingFields } from './tellingFields';

interface AttemptDialogProps {
	title: string;
	/** What will happen, in a sentence. */
	text?: string;
	/** What the button says that does it. */
	confirm: string;
	/** Something is taken away. */
	destructive?: boolean;
	/** Whether what it takes was chosen. */
	ready?: boolean;
	/** Kept while it is closed, with what was typed into it; without it, it is there for as long as it is drawn. */
	opened?: boolean;
	/** Does it; what it throws is shown, and the dialog stays. False keeps it open without a word. */
	onConfirm: () => Promise<unknown>;
	onClose: () => void;
	children?: ReactNode;
}

/** Asks once, and does something that the server may refuse: then the dialog says why, with all that was typed. */
export function AttemptDialog({ opened = true, ready = true, ...dialog }: AttemptDialogProps) {
	const { t } = useTranslation();
	const { busy, problem, attempt } = useAttempt();
	const confirm = async () => {
		let through = true;
		const done = await attempt(async () => {
			through = (await tellingFields(dialog.onConfirm())) !== false;
		});
		if (done && through) {
			dialog.onClose();
		}
	};
	return (
		<Modal
			opened={opened}
			onClose={dialog.onClose}
			title={dialog.title}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Stack>
				{dialog.text && <Text size="sm">{dialog.text}</Text>}
				{dialog.children}
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={dialog.onClose}>
						{t('frame:cancel')}
					</Button>
					<Button
						color={dialog.destructive ? 'red' : undefined}
						loading={busy}
						disabled={!ready}
						data-autofocus={dialog.children ? undefined : true}
						onClick={() => void confirm()}
					>
						{dialog.confirm}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
