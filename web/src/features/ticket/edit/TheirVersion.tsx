import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldText } from '../../field/components/FieldText';
import { type Contents, contentsOf } from '../../field/values';
import { MessageBody } from '../components/MessageBody';
import type { Opening } from './api';

interface TheirVersionProps {
	theirs: Opening;
	onUse: (fields: {
		subject: string;
		departmentId: string;
		categoryId: string | null;
		priority: string;
		notifyCustomer: boolean;
		custom: Contents;
	}) => void;
}

/** How the ticket stands by now, where somebody else saved first; what was typed stays in the form below. */
export function TheirVersion({ theirs, onUse }: TheirVersionProps) {
	const { t } = useTranslation('ticket');
	return (
		<Alert color="yellow" role="alert" title={t('edit.changed')}>
			<Stack gap="xs" align="flex-start">
				<Text size="sm">{t('edit.changedHint')}</Text>
				<Text size="sm" fw={600}>
					{theirs.subject}
				</Text>
				<Text size="sm" c="dimmed">
					{[
						theirs.customer?.name,
						theirs.department.name,
						theirs.category?.name ?? t('new.categoryPlaceholder'),
						t(`priority.${theirs.priority}`),
					]
						.filter(Boolean)
						.join(' · ')}
				</Text>
				{theirs.fields.map((each) => (
					<Text key={each.id} size="sm">
						{each.name}: <FieldText value={each} />
					</Text>
				))}
				<MessageBody html={theirs.html} quotedHtml={null} />
				<Button
					variant="default"
					size="xs"
					onClick={() =>
						onUse({
							subject: theirs.subject,
							departmentId: theirs.department.id,
							categoryId: theirs.category?.id ?? null,
							priority: String(theirs.priority),
							notifyCustomer: theirs.notifyCustomer,
							custom: contentsOf(theirs.fields),
						})
					}
				>
					{t('edit.useTheirs')}
				</Button>
			</Stack>
		</Alert>
	);
}
