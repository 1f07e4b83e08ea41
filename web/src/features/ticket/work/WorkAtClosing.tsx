import { Button, Group, Text } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PeriodFields } from './PeriodFields';
import { startOfTyping, type TypedPeriod } from './period';

interface WorkAtClosingProps {
	/** What stands in the fields; null while no time is told. */
	typed: TypedPeriod | null;
	onChange: (typed: TypedPeriod | null) => void;
	judged: boolean;
	/** Whether the department asks for it, and none is known yet. */
	required: boolean;
	error?: string;
}

/** The time of work that is told in the dialog that closes a ticket (WRK-3, WRK-10). */
export function WorkAtClosing({ typed, onChange, judged, required, error }: WorkAtClosingProps) {
	const { t } = useTranslation('ticket');
	return (
		<fieldset style={{ border: 0, padding: 0, margin: 'var(--mantine-spacing-sm) 0 0' }}>
			<Group justify="space-between" mb={typed ? 'xs' : 0}>
				<Text component="legend" size="sm" fw={600} p={0}>
					{t('work.title')}
				</Text>
				<Button
					variant="subtle"
					size="compact-sm"
					leftSection={typed ? undefined : <IconClock size={14} />}
					onClick={() => onChange(typed ? null : startOfTyping())}
				>
					{t(typed ? 'work.without' : 'work.tell')}
				</Button>
			</Group>
			{required && !typed && (
				<Text size="xs" c={error ? 'red' : 'dimmed'} role={error ? 'alert' : undefined}>
					{error ?? t('work.required')}
				</Text>
			)}
			{typed && <PeriodFields typed={typed} onChange={onChange} judged={judged} />}
		</fieldset>
	);
}
