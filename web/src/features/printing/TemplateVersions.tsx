import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PrintTemplate } from '../../api/types';
import { formatDateTime } from '../../frame/format';
import { EmptyState, ErrorState } from '../../frame/states';
import { listVersions, templateKey } from './api';

interface TemplateVersionsProps {
	onClose: () => void;
	onChoose: (template: PrintTemplate) => void;
}

/** Every template there was: one of them can be taken up again (PRN-4). */
export function TemplateVersions({ onClose, onChoose }: TemplateVersionsProps) {
	const { t } = useTranslation('printing');
	const query = useQuery({ queryKey: [...templateKey, 'versions'], queryFn: listVersions });
	return (
		<Modal opened onClose={onClose} title={t('versions')} closeButtonProps={{ 'aria-label': t('frame:close') }}>
			{query.isLoadingError && <ErrorState error={query.error} />}
			{query.data?.items.length === 0 && <EmptyState title={t('noVersions')} text={t('noVersionsText')} />}
			<Stack gap="xs">
				{query.data?.items.map((each) => (
					<Group key={each.version} justify="space-between" wrap="nowrap">
						<div>
							<Text size="sm" fw={500}>
								{t('version', { number: each.version })}
								{each.standard && ` · ${t('standard')}`}
							</Text>
							<Text size="xs" c="dimmed">
								{each.savedAt && formatDateTime(each.savedAt)} · {each.savedBy}
							</Text>
						</div>
						<Button
							variant="default"
							size="compact-sm"
							aria-label={t('takeVersion', { number: each.version })}
							onClick={() => onChoose(each)}
						>
							{t('take')}
						</Button>
					</Group>
				))}
			</Stack>
		</Modal>
	);
}
