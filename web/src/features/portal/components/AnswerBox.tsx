import { Button, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { CustomerTicketPage } from '../../../api/types';
import { formatDateTime } from '../../../frame/format';
import { focusFirstError } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { useUploads } from '../../ticket/composer/uploads';
import { answerOwnTicket, ownTicketKey, ownTicketsKey, path } from '../api';
import { useTyped } from '../typed';
import { PlainWriting } from './PlainWriting';

/** Where the customer writes to their ticket; to a closed one, which comes back by it (CLS-7). */
export function AnswerBox({ account, page }: { account: string; page: CustomerTicketPage }) {
	const { t } = useTranslation('portal');
	const queries = useQueryClient();
	const { number } = page.ticket;
	const [text, setText, clearText] = useTyped(account, `answer.${number}`, '');
	const uploads = useUploads([], `${path(account)}/attachments`);
	const keyOf = useIdempotencyKey();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<string>();
	const [problem, setProblem] = useState<string | null>(null);
	const send = async () => {
		const files = uploads.files.flatMap((each) => each.id ?? []);
		setProblem(null);
		if (!text.trim() && files.length === 0) {
			setError(t('writing.required'));
			focusFirstError();
			return;
		}
		setBusy(true);
		try {
			const body = { text, attachmentIds: files };
			const { reopened } = await answerOwnTicket(account, number, body, keyOf(body));
			clearText();
			uploads.replaceAll([]);
			notifications.show({ message: t(reopened ? 'answer.reopened' : 'answer.sent') });
			await Promise.all([
				queries.invalidateQueries({ queryKey: ownTicketKey(account, number) }),
				queries.invalidateQueries({ queryKey: ownTicketsKey(account) }),
			]);
		} catch (failure) {
			const beside = failure instanceof ProblemError && failure.errors.find((each) => each.field === 'text');
			if (beside) {
				setError(beside.message);
				focusFirstError();
			} else {
				setProblem(
					failure instanceof ProblemError && failure.errors.length > 0
						? failure.errors.map((each) => each.message).join(' ')
						: problemText(failure),
				);
			}
		} finally {
			setBusy(false);
		}
	};
	return (
		<Paper
			withBorder
			p="md"
			component="form"
			noValidate
			aria-label={t('answer.label')}
			onSubmit={(event: React.FormEvent) => {
				event.preventDefault();
				void send();
			}}
		>
			<Stack gap="sm">
				{page.reopensUntil && (
					<Text size="sm">{t('answer.reopens', { until: formatDateTime(page.reopensUntil) })}</Text>
				)}
				<PlainWriting
					label={t('answer.label')}
					text={text}
					onChange={(typed) => {
						setText(typed);
						setError(undefined);
					}}
					uploads={uploads}
					error={error}
				>
					<Button type="submit" loading={busy} disabled={uploads.busy || uploads.tooLarge}>
						{t(page.reopensUntil ? 'answer.reopen' : 'answer.send')}
					</Button>
				</PlainWriting>
				<ProblemAlert problem={problem} />
			</Stack>
		</Paper>
	);
}
