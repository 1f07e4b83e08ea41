import { Button, CopyButton, Group, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../draft';
import classes from './Conversations.module.css';

/** What one was writing when the conversation passed to somebody else, or ended: to be read, copied or thrown away (CHT-10). */
export function UnsentDraft({ id }: { id: string }) {
	const { t } = useTranslation('conversation');
	const [text, setText] = useDraft(id);
	if (text.trim() === '') {
		return null;
	}
	return (
		<Stack gap="xs" className={classes.composer} w="100%">
			<Textarea label={t('unsent.label')} value={text} readOnly autosize minRows={1} maxRows={6} />
			<Group justify="flex-end" gap="xs">
				<Button size="xs" variant="subtle" color="gray" onClick={() => setText('')}>
					{t('thread.discard')}
				</Button>
				<CopyButton value={text}>
					{({ copied, copy }) => (
						<Button size="xs" variant="default" onClick={copy}>
							{t(copied ? 'unsent.copied' : 'unsent.copy')}
						</Button>
					)}
				</CopyButton>
			</Group>
		</Stack>
	);
}
