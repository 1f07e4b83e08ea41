import { Anchor, Badge, Button, Group, Modal, Paper, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { LegalDocument } from '../../../api/types';
import { formatDateTime } from '../../../frame/format';
import { useProblemForm } from '../../../frame/forms';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { SignatureInput } from '../../people/components/SignatureInput';
import { LegalVersions } from '../components/LegalVersions';

const key = ['legal-documents'] as const;

/** Termos de uso e privacidade: each document's text or address, and what is in force (TRM-3). */
export function LegalPage() {
	const { t } = useTranslation('account');
	const query = useQuery({
		queryKey: key,
		queryFn: () => request<{ items: LegalDocument[] }>('GET', '/legal-documents'),
		refetchOnWindowFocus: false,
	});
	return (
		<>
			<PageHeader title={t('setting.legal.name')} description={t('setting.legal.text')} />
			{query.isPending && <Skeleton height={320} />}
			{query.isLoadingError && <ErrorState error={query.error} />}
			<Stack maw={860}>
				{query.data?.items.map((each) => (
					<DocumentForm key={each.kind} document={each} />
				))}
			</Stack>
		</>
	);
}

function DocumentForm({ document }: { document: LegalDocument }) {
	const { t } = useTranslation('account');
	const queries = useQueryClient();
	const [writing, setWriting] = useState(false);
	const { form, problem, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(document) },
		{ record: document, valuesOf },
	);
	const publish = () =>
		submit(async ({ externalUrl }, version) => {
			await request('PUT', `/legal-documents/${document.kind}`, {
				body: { externalUrl: externalUrl.trim() || null },
				ifMatch: version,
			});
			await queries.invalidateQueries({ queryKey: key });
			tellSaved();
		});
	const waiting = document.draftHtml !== document.liveHtml;
	return (
		<Paper
			component="form"
			withBorder
			p="md"
			noValidate
			aria-labelledby={`legal-${document.kind}`}
			onSubmit={(event) => {
				event.preventDefault();
				void publish();
			}}
		>
			<Stack>
				<Group justify="space-between">
					<Title order={2} size="h5" id={`legal-${document.kind}`}>
						{t(`legal.kind.${document.kind}`)}
					</Title>
					<InForce document={document} />
				</Group>
				<ProblemAlert problem={problem} />
				<Group gap="sm">
					<Button variant="default" onClick={() => setWriting(true)}>
						{t(`legal.${document.draftHtml ? 'change' : 'create'}.${document.kind}`)}
					</Button>
					{waiting && <Badge variant="light">{t('legal.draftWaits')}</Badge>}
				</Group>
				<TextInput
					label={t(`legal.url.${document.kind}`)}
					description={t('legal.urlHint')}
					placeholder="https://"
					inputMode="url"
					maxLength={500}
					{...form.getInputProps('externalUrl')}
				/>
				<Group justify="flex-end">
					{document.liveNumber > 0 && <LegalVersions kind={document.kind} />}
					<Button type="submit" loading={busy}>
						{t('legal.publish')}
					</Button>
				</Group>
			</Stack>
			{writing && <DraftDialog document={document} onClose={() => setWriting(false)} />}
		</Paper>
	);
}

function InForce({ document }: { document: LegalDocument }) {
	const { t } = useTranslation('account');
	if (!document.address) {
		return (
			<Text size="sm" c="dimmed">
				{t('legal.none')}
			</Text>
		);
	}
	return (
		<Anchor size="sm" href={document.address} target="_blank" rel="noreferrer">
			{document.externalUrl || !document.liveSince
				? t('legal.outside')
				: t('legal.since', { number: document.liveNumber, since: formatDateTime(document.liveSince) })}
		</Anchor>
	);
}

function DraftDialog({ document, onClose }: { document: LegalDocument; onClose: () => void }) {
	const { t } = useTranslation('account');
	const queries = useQueryClient();
	const { form, problem, busy, submit } = useProblemForm(
		{ initialValues: { html: document.draftHtml } },
		{ record: document, valuesOf: (record: LegalDocument) => ({ html: record.draftHtml }) },
	);
	const keep = async () => {
		const done = await submit(async ({ html }, version) => {
			await request('PUT', `/legal-documents/${document.kind}/draft`, { body: { html }, ifMatch: version });
			await queries.invalidateQueries({ queryKey: key });
		});
		if (done) {
			onClose();
		}
	};
	const title = t(`legal.kind.${document.kind}`);
	return (
		<Modal
			opened
			size="xl"
			onClose={onClose}
			closeOnClickOutside={false}
			title={title}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Stack>
				<ProblemAlert problem={problem} />
				<SignatureInput label={title} description={t('legal.draftHint')} {...form.getInputProps('html')} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('frame:cancel')}
					</Button>
					<Button loading={busy} onClick={() => void keep()}>
						{t('legal.keepDraft')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}

/** What the form holds of a document. */
function valuesOf(document: LegalDocument) {
	return { externalUrl: document.externalUrl ?? '' };
}
