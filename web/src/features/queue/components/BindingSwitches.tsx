import { Alert, Checkbox, Fieldset, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../api/types';

export type BindingSettings = Pick<Queue['settings'], 'sticky' | 'stickyNotice'>;

interface Props {
	value: BindingSettings;
	onChange: (value: BindingSettings) => void;
	/** Agents of the department whom the binding does not reach. */
	without: Queue['withoutDistribution'];
}

/** Vínculo entre cliente e atendentes: the two switches of a department, and who is not reached by them (BND-1, BND-31). */
export function BindingSwitches({ value, onChange, without }: Props) {
	const { t } = useTranslation('queue');
	return (
		<Fieldset legend={t('binding.legend')}>
			<Stack>
				<Checkbox
					label={t('binding.sticky')}
					description={t('binding.stickyHint')}
					checked={value.sticky}
					onChange={(event) => onChange({ ...value, sticky: event.currentTarget.checked })}
				/>
				<Checkbox
					label={t('binding.stickyNotice')}
					description={t('binding.stickyNoticeHint')}
					disabled={!value.sticky}
					checked={value.stickyNotice}
					onChange={(event) => onChange({ ...value, stickyNotice: event.currentTarget.checked })}
				/>
				{value.sticky && without.length > 0 && (
					<Alert color="yellow" title={t('binding.withoutTitle')}>
						{t('binding.without', { names: without.map((each) => each.name).join(', ') })}
					</Alert>
				)}
			</Stack>
		</Fieldset>
	);
}
