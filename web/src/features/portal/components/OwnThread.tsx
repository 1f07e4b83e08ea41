import { Anchor, Button, Center, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { CustomerTicketMessage, CustomerTicketPage } from '../../../api/types';
import { formatBytes } from '../../../frame/format';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { MessageBody } from '../../ticket/components/MessageBody';
import cards from '../../ticket/components/MessageCard.module.css';
import { earlierMessages } from '../api';

interface OwnThreadProps {
	account: string;
	company: string;
	page: CustomerTicketPage;
}

/** What customer and company wrote each other, the oldest first. */
export function OwnThread({ account, company, page }: OwnThreadProps) {
	const { t } = useTranslation('portal');
	const [earlier, setEarlier] = useState<CustomerTicketMessage[]>([]);
	// Undefined until earlier ones were read; null when there are none left.
	const [cursor, setCursor] = useState<string | null>();
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const next = cursor === undefined ? page.earlierCursor : cursor;
	const known = new Set(page.messages.map((each) => each.id));
	const messages = [...earlier.filter((each) => !known.has(each.id)), ...page.messages];
	const more = async () => {
		setBusy(true);
		setProblem(null);
		try {
			const read = await earlierMessages(account, page.ticket.number, next as string);
			setEarlier((before) => [...read.items, ...(cursor === undefined ? page.messages : before)]);
			setCursor(read.nextCursor);
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Stack component="section" gap="sm" aria-label={t('thread')}>
			{next !== null && (
				<Center>
					<Button variant="default" loading={busy} onClick={() => void more()}>
						{t('earlier')}
					</Button>
				</Center>
			)}
			<ProblemAlert problem={problem} />
			{messages.map((each) => (
				<Message key={each.id} company={company} message={each} />
			))}
		</Stack>
	);
}

function Message({ company, message }: { company: string; message: CustomerTicketMessage }) {
	const { t } = useTranslation('portal');
	const author = message.author === 'YOU' ? t('you') : message.author === 'COMPANY' ? company : message.authorName;
	const files = message.files.filter((each) => !each.inline);
	return (
		<Paper
			component="article"
			withBorder
			className={`${cards.card} ${message.author === 'COMPANY' ? cards.agent : cards.customer}`}
			aria-label={t('messageOf', { author })}
		>
			<Group gap={6} mb="xs">
				<Text fw={600} size="sm">
					{author}
				</Text>
				<Text size="xs" c="dimmed" component="div">
					<RelativeTime value={message.createdAt} />
				</Text>
			</Group>
			<MessageBody html={message.html} quotedHtml={null} />
			{files.length > 0 && (
				<ul className={cards.files} aria-label={t('files')}>
					{files.map((file) => (
						<li key={file.id}>
							<Anchor href={file.url} download={file.name} className={cards.file} underline="never" size="sm">
								<IconPaperclip size={14} aria-hidden />
								<span className={cards.fileName}>{file.name}</span>
								<Text span size="xs" c="dimmed">
									{formatBytes(file.sizeBytes)}
								</Text>
							</Anchor>
						</li>
					))}
				</ul>
			)}
		</Paper>
	);
}
