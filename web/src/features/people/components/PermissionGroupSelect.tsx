import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePermissionGroups } from '../groups';

/** Chooses an agent's permission group; nothing chosen is the account's default group. */
export function PermissionGroupSelect(props: Omit<SelectProps, 'data' | 'label'>) {
	const { t } = useTranslation('people');
	const groups = usePermissionGroups();
	return (
		<Select
			label={t('groups.ofAgent')}
			description={t('groups.ofAgentHint')}
			placeholder={groups.data?.find((each) => each.isDefault)?.name}
			allowDeselect={false}
			data={(groups.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
			{...props}
		/>
	);
}
