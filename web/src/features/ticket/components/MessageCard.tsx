import { Alert, Anchor, Avatar, Badge, Group, Paper, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconCode, IconLock, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/types';
import { formatBytes, formatDuration, formatPeriod } from '../../../frame/format';
import { RelativeTime } from '../../../frame/RelativeTime';
import { useMay } from '../../../frame/session';
import { MessageBody } from './MessageBody';
import classes from './MessageCard.module.css';
import { MessageMenu } from './MessageMenu';

interface MessageCardProps {
	ticketId: string;
	message: Message;
	/** Splits it off into a ticket of its own, where that may be done. */
	onSplit?: () => void;
}

/** One message of the thread: a reply, the customer's text, or a comment that only agents see. */
export function MessageCard({ ticketId, message, onSplit }: MessageCardProps) {
	const { t } = useTranslation('ticket');
	const seesPersonal = useMay('CUSTOMER_PERSONAL_VIEW');
	const comment = message.kind === 'COMMENT';
	const look = comment ? classes.comment : message.author.kind === 'CUSTOMER' ? classes.customer : classes.agent;
	const files = message.attachments.filter((each) => !each.inline);
	return (
		<Paper
			component="article"
			withBorder
			className={`${classes.card} ${look}`}
			data-message={message.id}
			aria-label={t('message.by', { name: message.author.name })}
		>
			<Group justify="space-between" gap="xs" mb="xs" align="flex-start">
				<Group gap="xs" wrap="nowrap" className={classes.author}>
					<Avatar
						src={message.author.photoUrl}
						name={message.author.name}
						color="initials"
						size={32}
						radius="xl"
						alt=""
					/>
					<div className={classes.author}>
						<Text fw={600} size="sm" truncate>
							{message.author.name}
						</Text>
						<Text size="xs" c="dimmed">
							{comment
								? t('message.commented')
								: message.author.kind === 'CUSTOMER'
									? t(message.author.inCopy ? 'copy.author' : 'message.customer')
									: t('message.agent')}
							{' · '}
							<RelativeTime value={message.createdAt} />
						</Text>
					</div>
				</Group>
				<Group gap="xs" wrap="nowrap">
					{message.mergedFrom && (
						<Badge variant="default" tt="none" data-merged-from={message.mergedFrom.number}>
							{t('merge.from', { number: message.mergedFrom.number })}
						</Badge>
					)}
					{comment && (
						<Badge color="yellow" variant="light" leftSection={<IconLock size={12} />} className={classes.badge}>
							{t('message.internal')}
						</Badge>
					)}
					{message.work && (
						<Tooltip label={formatPeriod(message.work.startedAt, message.work.endedAt)}>
							<Badge color="gray" variant="light" tt="none" leftSection={<IconClock size={12} />} data-work="message">
								{t('work.sum', { duration: formatDuration(message.work.seconds) })}
							</Badge>
						</Tooltip>
					)}
					<Delivery delivery={message.delivery} />
					{message.hasSource && seesPersonal && (
						<Tooltip label={t('message.source')}>
							<Anchor
								href={`/api/v1/tickets/${ticketId}/messages/${message.id}/source`}
								target="_blank"
								rel="noreferrer"
								c="dimmed"
								aria-label={t('message.source')}
								className={classes.icon}
							>
								<IconCode size={16} />
							</Anchor>
						</Tooltip>
					)}
					{onSplit && <MessageMenu name={message.author.name} onSplit={onSplit} />}
				</Group>
			</Group>
			<MessageBody html={message.html} quotedHtml={message.quotedHtml} />
			{files.length > 0 && (
				<ul className={classes.files} aria-label={t('message.files')}>
					{files.map((file) => (
						<li key={file.id}>
							<Anchor href={file.url} download={file.name} className={classes.file} underline="never" size="sm">
								<IconPaperclip size={14} aria-hidden />
								<span className={classes.fileName}>{file.name}</span>
								<Text span size="xs" c="dimmed">
									{formatBytes(file.sizeBytes)}
								</Text>
							</Anchor>
						</li>
					))}
				</ul>
			)}
			{message.delivery && <CopiesOf delivery={message.delivery} />}
			{message.delivery && (message.delivery.state === 'FAILED' || message.delivery.state === 'BOUNCED') && (
				<Alert
					color="red"
					mt="xs"
					icon={<IconAlertTriangle size={16} />}
					title={t(`message.delivery.${message.delivery.state}`, { to: message.delivery.to })}
				>
					{message.delivery.error}
				</Alert>
			)}
		</Paper>
	);
}

/** Who got it in copy; whom it did not reach stands out (CC-7). */
function CopiesOf({ delivery }: { delivery: NonNullable<Message['delivery']> }) {
	const { t } = useTranslation('ticket');
	const lost = delivery.copies.filter((each) => each.state === 'FAILED' || each.state === 'BOUNCED');
	const reached = delivery.copies.filter((each) => !lost.includes(each));
	return (
		<>
			{reached.length > 0 && (
				<Text size="xs" c="dimmed" mt="xs" className={classes.copies} data-in-copy={reached.length}>
					{t('copy.to', { people: reached.map((each) => each.name || each.to).join(', ') })}
				</Text>
			)}
			{lost.map((each) => (
				<Alert
					key={each.to}
					color="yellow"
					mt="xs"
					icon={<IconAlertTriangle size={16} />}
					title={t(`message.delivery.${each.state}`, { to: each.to })}
				>
					{each.error}
				</Alert>
			))}
		</>
	);
}

function Delivery({ delivery }: { delivery: Message['delivery'] }) {
	const { t } = useTranslation('ticket');
	if (!delivery || delivery.state === 'FAILED' || delivery.state === 'BOUNCED') {
		return null;
	}
	const sent = delivery.state === 'SENT';
	const label = t(`message.delivery.${delivery.state}`, { to: delivery.to });
	return (
		<Tooltip label={label}>
			<Text c="dimmed" className={classes.icon} role="img" aria-label={label} data-delivery={delivery.state}>
				{sent ? <IconCheck size={16} /> : <IconClock size={16} />}
			</Text>
		</Tooltip>
	);
}
