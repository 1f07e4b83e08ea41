import { Anchor, Badge, Fieldset, Group, Skeleton, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../../frame/lookups';
import { useMay } from '../../../frame/session';
import { DepartmentChatState } from '../../people/components/DepartmentChatState';

/** Which departments visitors may choose (WCH-6); whether one may be chosen is said in the department itself. */
export function DepartmentsSection() {
	const { t } = useTranslation('webchat');
	const departments = useDepartments();
	const mayChange = useMay('MANAGE_DEPARTMENTS');
	return (
		<Fieldset legend={t('departments.legend')}>
			<Stack gap="xs">
				<Text size="sm" c="dimmed">
					{t('departments.hint')}
				</Text>
				{departments.isPending && <Skeleton height={80} />}
				{departments.data?.map((each) => {
					const offered = each.active && each.settings.offersChat;
					return (
						<Group key={each.id} justify="space-between" gap="xs">
							{mayChange ? (
								<Anchor component={Link} to={`/settings/departments/${each.id}`} size="sm">
									{each.name}
								</Anchor>
							) : (
								<Text size="sm">{each.name}</Text>
							)}
							{offered ? (
								<DepartmentChatState departmentId={each.id} />
							) : (
								<Badge variant="light" color="gray" tt="none">
									{t(each.active ? 'departments.notOffered' : 'departments.inactive')}
								</Badge>
							)}
						</Group>
					);
				})}
				{departments.data?.length === 0 && <Text size="sm">{t('departments.none')}</Text>}
			</Stack>
		</Fieldset>
	);
}
