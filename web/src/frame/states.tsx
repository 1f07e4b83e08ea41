import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../api/client';

/** Something could not be read: what, and how to go on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
	const { t } = useTranslation();
	const missing = error instanceof ProblemError && error.status === 404;
	return (
		<Alert
			role="alert"
			color={missing ? 'gray' : 'red'}
			icon={<IconAlertTriangle size={18} />}
			title={missing ? t('frame:error.missing') : t('frame:error.title')}
		>
			<Stack gap="sm" align="flex-start">
				<Text size="sm">{problemText(error)}</Text>
				{onRetry && !missing && (
					<Button size="xs" variant="default" onClick={onRetry}>
						{t('frame:error.retry')}
					</Button>
				)}
			</Stack>
		</Alert>
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
