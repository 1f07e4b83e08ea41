import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import { ProblemAlert } from '../../../frame/ProblemAlert';

interface ReasonDialogProps {
	opened: boolean;
	onClose: () => void;
	title: string;
	text: string;
	label: string;
	submitLabel: string;
	color?: string;
	/** Does it; a rejection is shown and leaves what was typed. */
	onSubmit: (reason: string) => Promise<void>;
}

/** Asks why, before it does what needs a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
	const { t } = useTranslation('ticket');
	const [reason, setReason] = useState('');
	const [missing, setMissing] = useState(false);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const submit = async () => {
		setMissing(!reason.trim());
		if (!reason.trim() || busy) {
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			await props.onSubmit(reason.trim());
			setReason('');
			props.onClose();
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Modal
			opened={props.opened}
			onClose={props.onClose}
			title={props.title}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<Text size="sm" mb="sm">
					{props.text}
				</Text>
				<Textarea
					label={props.label}
					required
					autosize
					minRows={3}
					maxRows={10}
					maxLength={4000}
					data-autofocus
					value={reason}
					error={missing && !reason.trim() ? t('closing.reasonMissing') : undefined}
					onChange={(event) => setReason(event.currentTarget.value)}
					mb="sm"
				/>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={props.onClose}>
						{t('closing.back')}
					</Button>
					<Button type="submit" color={props.color} loading={busy}>
						{props.submitLabel}
					</Button>
				</Group>
			</form>
		</Modal>
	);
}
