import { Center, Container, Loader, Text, Title, Typography } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, request } from '../../../api/client';
import type { PublicDocument } from '../../../api/types';
import { formatDateTime } from '../../../frame/format';
import { EmptyState, ErrorState } from '../../../frame/states';

/** The terms of use of a company, for anybody (TRM-1). */
export function TermsPage() {
	return <DocumentPage kind="TERMS" />;
}

/** The privacy policy of a company, for anybody (TRM-1). */
export function PrivacyPage() {
	return <DocumentPage kind="PRIVACY" />;
}

function DocumentPage({ kind }: { kind: 'TERMS' | 'PRIVACY' }) {
	const { t } = useTranslation('account');
	const { account } = useParams({ strict: false }) as { account: string };
	const query = useQuery({
		queryKey: ['public-document', account, kind],
		queryFn: () => request<PublicDocument>('GET', `/public-documents/${encodeURIComponent(account)}/${kind}`),
	});
	const outside = query.data?.externalUrl;
	const title = t(`legal.kind.${kind}`);
	useEffect(() => {
		document.title = query.data ? `${title} · ${query.data.companyName}` : title;
		if (outside) {
			window.location.replace(outside);
		}
	}, [outside, query.data, title]);
	if (query.isPending || outside) {
		return (
			<Center mih="60vh">
				<Loader aria-label={t('frame:loading')} />
			</Center>
		);
	}
	return (
		<Container component="main" size="sm" py="xl">
			{query.data ? (
				<>
					<Text size="sm" c="dimmed">
						{query.data.companyName}
					</Text>
					<Title order={1} size="h2">
						{title}
					</Title>
					{query.data.since && (
						<Text size="sm" c="dimmed" mb="lg">
							{t('legal.since', { number: query.data.number, since: formatDateTime(query.data.since) })}
						</Text>
					)}
					<Typography>
						{/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server sanitized it */}
						<div lang={query.data.language} dangerouslySetInnerHTML={{ __html: query.data.html }} />
					</Typography>
				</>
			) : (
				<Unavailable error={query.error} />
			)}
		</Container>
	);
}

/** Who reads this need not know the console, so nothing here leads to it. */
function Unavailable({ error }: { error: unknown }) {
	const { t } = useTranslation('account');
	return error instanceof ProblemError && error.status === 404 ? (
		<EmptyState title={t('legal.missing')} text={t('legal.missingText')} />
	) : (
		<ErrorState error={error} />
	);
}
