import { Checkbox, Skeleton, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { NoticeKind, NoticePreferences } from '../../../api/types';
import { ConflictAlert, type ToldFields } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';

const key = ['notice-preferences'] as const;
const RECIPIENTS = ['administrators', 'owner'] as const;

type Recipients = Record<(typeof RECIPIENTS)[number], boolean>;

/** Preferências de e-mail: which notices about the account go to administrators, and which to the owner (PRF-1). */
export function EmailPreferencesPage() {
	const query = useQuery({
		queryKey: key,
		queryFn: () => request<NoticePreferences>('GET', '/notice-preferences'),
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <PreferencesForm preferences={query.data} />;
}

function PreferencesForm({ preferences }: { preferences: NoticePreferences }) {
	const { t } = useTranslation('notice');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(preferences) },
		{ record: preferences, valuesOf },
	);
	const kinds = preferences.choices.map((each) => each.kind);
	const save = () =>
		submit(async (values, version) => {
			await request('PUT', '/notice-preferences', {
				body: { choices: kinds.map((kind) => ({ kind, ...values[kind] })) },
				ifMatch: version,
			});
			await queries.invalidateQueries({ queryKey: key });
			tellSaved();
		});
	const told = ({ administrators, owner }: Recipients) => {
		const others = administrators ? 'administrators' : 'nobody';
		return t(`who.${owner ? (administrators ? 'both' : 'owner') : others}`);
	};
	const fields = Object.fromEntries(kinds.map((kind) => [kind, [t(`kind.${kind}`), told]]));
	return (
		<FormPage
			title={t('setting.emailPreferences.name')}
			description={t('setting.emailPreferences.text')}
			problem={problem}
			conflict={<ConflictAlert conflict={conflict} fields={fields as ToldFields<Record<NoticeKind, Recipients>>} />}
			busy={busy}
			onSubmit={() => void save()}
		>
			<Table aria-label={t('setting.emailPreferences.name')} horizontalSpacing="xs">
				<Table.Thead>
					<Table.Tr>
						<Table.Th>{t('notice')}</Table.Th>
						{RECIPIENTS.map((each) => (
							<Table.Th key={each} ta="center">
								{t(each)}
							</Table.Th>
						))}
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{kinds.map((kind) => (
						<Table.Tr key={kind}>
							<Table.Td>
								<Text size="sm" fw={500}>
									{t(`kind.${kind}`)}
								</Text>
								<Text size="xs" c="dimmed" visibleFrom="xs">
									{t(`hint.${kind}`)}
								</Text>
							</Table.Td>
							{RECIPIENTS.map((each) => (
								<Table.Td key={each}>
									<Checkbox
										styles={{ body: { justifyContent: 'center' } }}
										aria-label={`${t(`kind.${kind}`)}: ${t(each)}`}
										{...form.getInputProps(`${kind}.${each}`, { type: 'checkbox' })}
									/>
								</Table.Td>
							))}
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
			<Text size="sm" c="dimmed">
				{t('ownerIsOne')} {t('always')}
			</Text>
		</FormPage>
	);
}

/** What the form holds: for each kind who gets it. */
function valuesOf({ choices }: NoticePreferences): Record<NoticeKind, Recipients> {
	return Object.fromEntries(
		choices.map(({ kind, administrators, owner }) => [kind, { administrators, owner }]),
	) as Record<NoticeKind, Recipients>;
}
