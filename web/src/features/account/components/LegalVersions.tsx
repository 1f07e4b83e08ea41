import { Accordion, Button, Modal, Text, Typography } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { LegalVersion } from '../../../api/types';
import { formatDateTime } from '../../../frame/format';
import { ErrorState } from '../../../frame/states';

/** The texts that are and were in force. */
export function LegalVersions({ kind }: { kind: string }) {
	const { t } = useTranslation('account');
	const [opened, setOpened] = useState(false);
	return (
		<>
			<Button variant="subtle" color="gray" onClick={() => setOpened(true)}>
				{t('legal.versions')}
			</Button>
			<Modal
				opened={opened}
				size="xl"
				onClose={() => setOpened(false)}
				title={t('legal.versions')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				{opened && <Versions kind={kind} />}
			</Modal>
		</>
	);
}

function Versions({ kind }: { kind: string }) {
	const { t } = useTranslation('account');
	const query = useQuery({
		queryKey: ['legal-documents', kind, 'versions'],
		queryFn: () => request<{ items: LegalVersion[] }>('GET', `/legal-documents/${kind}/versions`),
	});
	if (query.isLoadingError) {
		return <ErrorState error={query.error} />;
	}
	return (
		<Accordion>
			{query.data?.items.map((each) => (
				<Accordion.Item key={each.number} value={String(each.number)}>
					<Accordion.Control>
						{t('legal.version', { number: each.number })}
						<Text size="sm" c="dimmed">
							{t('legal.publishedBy', { since: formatDateTime(each.publishedAt), name: each.publishedBy })}
						</Text>
					</Accordion.Control>
					<Accordion.Panel>
						{each.html ? (
							<Typography>
								{/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server sanitized it */}
								<div dangerouslySetInnerHTML={{ __html: each.html }} />
							</Typography>
						) : (
							<Text size="sm">{t('legal.takenAway')}</Text>
						)}
					</Accordion.Panel>
				</Accordion.Item>
			))}
		</Accordion>
	);
}
