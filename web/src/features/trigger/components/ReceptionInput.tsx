import { Fieldset, MultiSelect, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../../frame/lookups';
import { useLabels } from '../api';

/** How whoever comes by a trigger is received: where, by whom, and under which name and labels. */
export function ReceptionInput({
	departmentId,
	props,
}: {
	departmentId: string | null;
	props(field: 'departmentId' | 'agentId' | 'labelIds' | 'visitorName'): GetInputPropsReturnType;
}) {
	const { t } = useTranslation('trigger');
	const departments = useDepartments().data ?? [];
	const labels = useLabels().data ?? [];
	const agents = new Map(
		departments
			.filter((each) => departmentId === null || each.id === departmentId)
			.flatMap((each) => each.agents.filter((agent) => agent.chat && agent.active))
			.map((each) => [each.id, each.name]),
	);
	return (
		<Fieldset legend={t('reception.title')}>
			<Stack>
				<Text size="sm" c="dimmed">
					{t('reception.text')}
				</Text>
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<Select
						label={t('field.departmentId')}
						placeholder={t('reception.choose')}
						clearable
						data={departments.map((each) => ({ value: each.id, label: each.name }))}
						{...props('departmentId')}
					/>
					<Select
						label={t('field.agentId')}
						description={t('hint.agentId')}
						placeholder={t('reception.queue')}
						clearable
						searchable
						inputWrapperOrder={['label', 'input', 'description', 'error']}
						data={[...agents].map(([value, label]) => ({ value, label }))}
						{...props('agentId')}
					/>
					<MultiSelect
						label={t('field.labelIds')}
						clearable
						searchable
						maxValues={10}
						data={labels.map((each) => ({ value: each.id, label: each.name }))}
						{...props('labelIds')}
					/>
					<TextInput
						label={t('field.visitorName')}
						description={t('hint.visitorName')}
						inputWrapperOrder={['label', 'input', 'description', 'error']}
						maxLength={200}
						{...props('visitorName')}
					/>
				</SimpleGrid>
			</Stack>
		</Fieldset>
	);
}
