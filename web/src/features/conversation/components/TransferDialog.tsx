import { Alert, SegmentedControl, Select, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { ErrorState } from '../../../frame/states';
import { useDepartmentChats } from '../../people/departmentChats';
import { readTransferTargets, transfer } from '../api';

/** Passes a conversation on to an agent, who is asked, or to a department's queue (CHT-8, CHT-11). */
export function TransferDialog({
	conversation,
	onClose,
	onDone,
}: {
	conversation: Conversation;
	onClose(): void;
	onDone(): Promise<void>;
}) {
	const { t } = useTranslation('conversation');
	const targets = useQuery({
		queryKey: ['conversations', 'transfer-targets', conversation.id],
		queryFn: () => readTransferTargets(conversation.id),
		staleTime: 0,
	});
	const [kind, setKind] = useState<'agent' | 'department'>('agent');
	const [id, setId] = useState<string | null>(null);
	const [note, setNote] = useState('');
	const choices = (kind === 'agent' ? targets.data?.agents : targets.data?.departments) ?? [];
	const chats = useDepartmentChats();
	const away = (departmentId: string | null) =>
		kind === 'department' && chats.data?.some((each) => each.id === departmentId && !each.online);
	const submit = async () => {
		await transfer(conversation.id, {
			agentId: kind === 'agent' ? id : null,
			departmentId: kind === 'department' ? id : null,
			note: note.trim(),
		});
		await onDone();
	};
	return (
		<AttemptDialog
			title={t('transfer.title', { number: `#${conversation.number}` })}
			confirm={t('transfer.confirm')}
			ready={id !== null}
			onClose={onClose}
			onConfirm={submit}
		>
			<SegmentedControl
				aria-label={t('transfer.to')}
				value={kind}
				onChange={(value) => {
					setKind(value as typeof kind);
					setId(null);
				}}
				data={[
					{ value: 'agent', label: t('transfer.agent') },
					{ value: 'department', label: t('transfer.department') },
				]}
			/>
			{targets.isError && <ErrorState error={targets.error} onRetry={() => void targets.refetch()} />}
			{kind === 'agent' && targets.isSuccess && choices.length === 0 ? (
				<Text size="sm" c="dimmed">
					{t('transfer.nobody')}
				</Text>
			) : (
				<Select
					label={t('transfer.to')}
					description={t(kind === 'agent' ? 'transfer.agentHint' : 'transfer.departmentHint')}
					searchable
					data={choices.map((each) => ({
						value: each.id,
						label: away(each.id) ? t('transfer.departmentAway', { name: each.name }) : each.name,
					}))}
					value={id}
					onChange={setId}
				/>
			)}
			{away(id) && (
				<Alert color="yellow" p="xs">
					{t('transfer.awayText')}
				</Alert>
			)}
			<Textarea
				label={t('transfer.note')}
				autosize
				minRows={2}
				maxLength={1000}
				value={note}
				onChange={(event) => setNote(event.currentTarget.value)}
			/>
		</AttemptDialog>
	);
}
