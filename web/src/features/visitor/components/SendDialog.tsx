import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { PresentVisitor } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { useMe } from '../../../frame/session';
import { type InvitationKind, sendInvitation } from '../api';

interface Props {
	visitor: PresentVisitor;
	kind: InvitationKind;
	onClose(): void;
	onDone(): Promise<void>;
}

/** What a visitor is to be sent: an invitation, a promotion, or themselves to another page (GRD-4 to GRD-6). */
export function SendDialog({ visitor, kind, onClose, onDone }: Props) {
	const { t } = useTranslation('visitor');
	const attended = useMe().departments.filter((each) => each.chat);
	const [departmentId, setDepartmentId] = useState<string | null>(attended[0]?.id ?? null);
	const [text, setText] = useState('');
	const [imageUrl, setImageUrl] = useState('');
	const [linkUrl, setLinkUrl] = useState('');
	const { busy, problem, attempt } = useAttempt();
	const [refused, setRefused] = useState<Record<string, string>>({});
	const send = async () => {
		setRefused({});
		const body = {
			INVITATION: { kind, text: text.trim(), departmentId },
			PROMOTION: { kind, text: text.trim(), imageUrl: imageUrl.trim(), linkUrl: linkUrl.trim() },
			REDIRECT: { kind, linkUrl: linkUrl.trim() },
		}[kind];
		const done = await attempt(async () => {
			await sendInvitation(visitor.id, body).catch((failure) => {
				if (failure instanceof ProblemError) {
					setRefused(Object.fromEntries(failure.errors.map((each) => [each.field, each.message])));
				}
				throw failure;
			});
			await onDone();
		});
		if (done) {
			onClose();
		}
	};
	return (
		<Modal
			opened
			onClose={onClose}
			title={t(`send.${kind}.title`)}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void send();
				}}
			>
				<Stack>
					<Text size="sm">{t(`send.${kind}.text`, { name: visitor.name || t('anonymous') })}</Text>
					{kind === 'INVITATION' && attended.length > 1 && (
						<Select
							label={t('send.department')}
							allowDeselect={false}
							data={attended.map((each) => ({ value: each.id, label: each.name }))}
							value={departmentId}
							onChange={setDepartmentId}
						/>
					)}
					{kind === 'PROMOTION' && (
						<TextInput
							label={t('send.image')}
							description={t('send.imageText')}
							type="url"
							required
							maxLength={2000}
							error={refused.imageUrl}
							value={imageUrl}
							onChange={(event) => setImageUrl(event.currentTarget.value)}
						/>
					)}
					{kind !== 'INVITATION' && (
						<TextInput
							label={t('send.link')}
							type="url"
							required
							maxLength={2000}
							error={refused.linkUrl}
							value={linkUrl}
							onChange={(event) => setLinkUrl(event.currentTarget.value)}
						/>
					)}
					{kind !== 'REDIRECT' && (
						<Textarea
							label={t(`send.${kind}.message`)}
							description={t(`send.${kind}.messageText`)}
							autosize
							minRows={2}
							maxLength={1000}
							value={text}
							onChange={(event) => setText(event.currentTarget.value)}
						/>
					)}
					{problem && (
						<Alert color="red" role="alert">
							{problem}
						</Alert>
					)}
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={onClose}>
							{t('send.cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{t(`send.${kind}.confirm`)}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
