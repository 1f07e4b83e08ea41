import { List, NumberInput, Skeleton, Switch, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditSettings, OptionalItem } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { auditKeys, readSettings, saveSettings } from '../api';
import { ACTIONS, groupLabel, itemLabel } from '../labels';
import classes from './AuditPage.module.css';

/** O que é auditado: what is kept beyond what always is, and for how long (AUD-2, AUD-6). */
export function AuditSettingsPage() {
	const query = useQuery({ queryKey: auditKeys.settings, queryFn: readSettings, refetchOnWindowFocus: false });
	if (query.isPending) {
		return <Skeleton height={320} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <SettingsForm settings={query.data} />;
}

function SettingsForm({ settings }: { settings: AuditSettings }) {
	const { t } = useTranslation('audit');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(settings) },
		{ record: settings, valuesOf },
	);
	const save = async () => {
		const done = await submit(async (values, version) => {
			const saved = await saveSettings(values, version);
			queries.setQueryData(auditKeys.settings, saved);
			await queries.invalidateQueries({ queryKey: ['audit-entries'] });
		});
		if (done) {
			tellSaved();
		}
	};
	const optional: readonly string[] = settings.optionalItems;
	return (
		<FormPage
			title={t('setting.auditSettings.name')}
			description={t('setting.auditSettings.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						auditedItems: [
							t('settings.optional'),
							(items) => items.map((each) => itemLabel(t, each)).join(', ') || '–',
						],
						retentionMonths: [t('settings.retention')],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<Switch.Group
				label={t('settings.optional')}
				description={t('settings.optionalHint')}
				inputWrapperOrder={['label', 'description', 'input', 'error']}
				value={form.getValues().auditedItems}
				onChange={(items) => form.setFieldValue('auditedItems', items as OptionalItem[])}
			>
				{settings.optionalItems.map((item) => (
					<Switch key={item} value={item} label={itemLabel(t, item)} mt="xs" />
				))}
			</Switch.Group>
			<section aria-label={t('settings.always')}>
				<Text size="sm" fw={500}>
					{t('settings.always')}
				</Text>
				<Text size="xs" c="dimmed">
					{t('settings.alwaysHint')}
				</Text>
				<List
					size="sm"
					mt="xs"
					spacing={6}
					className={classes.always}
					icon={
						<ThemeIcon size={18} radius="xl" variant="light">
							<IconCheck size={12} aria-hidden />
						</ThemeIcon>
					}
				>
					{ACTIONS.filter(({ group }) => !optional.includes(group)).map(({ group }) => (
						<List.Item key={group}>{groupLabel(t, group)}</List.Item>
					))}
				</List>
			</section>
			<NumberInput
				label={t('settings.retention')}
				description={t('settings.retentionHint')}
				min={6}
				max={120}
				clampBehavior="none"
				allowDecimal={false}
				maw={260}
				{...form.getInputProps('retentionMonths')}
			/>
		</FormPage>
	);
}

/** What the form holds of the settings. */
function valuesOf({ auditedItems, retentionMonths }: AuditSettings) {
	return { auditedItems, retentionMonths };
}
