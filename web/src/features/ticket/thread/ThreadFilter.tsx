import { Group, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SHOWN, type Shown } from './useThreadFilter';

interface ThreadFilterProps {
	shown: Shown;
	onChange: (shown: Shown) => void;
}

/** Tudo, mensagens or alterações: what the thread shows. */
export function ThreadFilter({ shown, onChange }: ThreadFilterProps) {
	const { t } = useTranslation('ticket');
	return (
		<Group justify="flex-end" mb="sm">
			<SegmentedControl
				size="xs"
				aria-label={t('thread.label')}
				data={SHOWN.map((value) => ({ value, label: t(`thread.${value}`) }))}
				value={shown}
				onChange={(value) => onChange(value as Shown)}
			/>
		</Group>
	);
}
