import { Button, Group, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttempt } from '../../../frame/attempt';
import { addNote } from '../api';

/** A note for other agents, or what a leader whispers to who attends. */
export function NoteForm({ id, mayWhisper, onDone }: { id: string; mayWhisper: boolean; onDone(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const [text, setText] = useState('');
	const [whisper, setWhisper] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const add = async () => {
		const done = await attempt(async () => {
			await addNote(id, text.trim(), whisper);
			await onDone();
		});
		if (done) {
			setText('');
		}
	};
	return (
		<Stack gap="xs">
			<Textarea
				label={t('note.label')}
				description={t('note.hint')}
				autosize
				minRows={1}
				maxRows={6}
				maxLength={10_000}
				value={text}
				onChange={(event) => setText(event.currentTarget.value)}
			/>
			{mayWhisper && (
				<Switch
					size="sm"
					label={t('note.whisper')}
					checked={whisper}
					onChange={(event) => setWhisper(event.currentTarget.checked)}
				/>
			)}
			{problem && (
				<Text size="sm" c="red" role="alert">
					{problem}
				</Text>
			)}
			<Group justify="flex-end">
				<Button size="xs" variant="default" loading={busy} disabled={text.trim() === ''} onClick={() => void add()}>
					{t('note.add')}
				</Button>
			</Group>
		</Stack>
	);
}
