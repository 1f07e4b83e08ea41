import { Select, type SelectProps, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../../frame/lookups';
import { useAllAgents } from '../api';

type Input = Pick<SelectProps, 'value' | 'onChange' | 'error'>;

/** An agent and a department, among them those that are not active, and said to be so (BND-70). */
export function AgentAndDepartment({
	agent,
	department,
	required = false,
}: {
	agent: Input;
	department: Input;
	required?: boolean;
}) {
	const { t } = useTranslation('binding');
	const agents = useAllAgents();
	const departments = useDepartments();
	const choices = (items: { id: string; name: string; active: boolean }[] | undefined) =>
		(items ?? []).map((each) => ({
			value: each.id,
			label: each.active ? each.name : t('inactive', { name: each.name }),
		}));
	return (
		<SimpleGrid cols={{ base: 1, sm: 2 }}>
			<Select
				label={t('agent')}
				required={required}
				clearable={!required}
				searchable
				data={choices(agents.data)}
				{...agent}
			/>
			<Select
				label={t('department')}
				required={required}
				clearable={!required}
				searchable
				data={choices(departments.data)}
				{...department}
			/>
		</SimpleGrid>
	);
}
