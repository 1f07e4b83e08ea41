import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../api/client';
import { PageHeader } from './PageHeader';

/** Something could not be read: what, and how to go on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
	const { t } = useTranslation();
	if (error instanceof ProblemError && error.status === 404) {
		return <MissingState />;
	}
	return (
		<Alert role="alert" color="red" icon={<IconAlertTriangle size={18} />} title={t('frame:error.title')}>
			<Stack gap="sm" align="flex-start">
				<Text size="sm">{problemText(error)}</Text>
				{onRetry && (
					<Button size="xs" variant="default" onClick={onRetry}>
						{t('frame:error.retry')}
					</Button>
				)}
			</Stack>
		</Alert>
	);
}

/** What was asked for is gone, or never was one's to see. */
function MissingState() {
	const { t } = useTranslation();
	return (
		<Stack align="center" gap="xs" py="xl" role="alert">
			<PageHeader title={t('frame:error.missing')} />
			<Text size="sm" c="dimmed" ta="center" maw={420}>
				{t('frame:error.missingText')}
			</Text>
			<Button component={Link} to="/" variant="default" mt="sm">
				{t('frame:notFound.home')}
			</Button>
		</Stack>
	);
}

/** Nothing here yet: what will appear, and the next step. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
	return (
		<Stack align="center" gap="xs" py="xl" px="md">
			<Title order={2} size="h5">
				{title}
			</Title>
			{text && (
				<Text size="sm" c="dimmed" ta="center" maw={420}>
					{text}
				</Text>
			)}
			{children}
		</Stack>
	);
}
