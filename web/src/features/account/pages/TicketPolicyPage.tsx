import { Checkbox, NumberInput, SimpleGrid, Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { accountKey, saveAccount, useAccount } from '../account';

/** Política de chamados: what holds for all tickets of the account. */
export function TicketPolicyPage() {
	const query = useAccount();
	if (query.isPending) {
		return <Skeleton height={240} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <PolicyForm account={query.data} />;
}

function PolicyForm({ account }: { account: Account }) {
	const { t } = useTranslation('account');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(account) },
		{ record: account, valuesOf },
	);
	const save = () =>
		submit(async (values, version) => {
			await saveAccount(values, version);
			await queries.invalidateQueries({ queryKey: accountKey });
			tellSaved();
		});
	return (
		<FormPage
			title={t('setting.ticketPolicy.name')}
			description={t('setting.ticketPolicy.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						reopenDays: [t('company.reopenDays')],
						automaticMailsPerHour: [t('company.automaticMails')],
						confirmByEmail: [t('company.confirm')],
						takeCopies: [t('company.takeCopies')],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<NumberInput
					label={t('company.reopenDays')}
					description={t('company.reopenDaysHint')}
					min={0}
					max={365}
					allowDecimal={false}
					{...form.getInputProps('reopenDays')}
				/>
				<NumberInput
					label={t('company.automaticMails')}
					description={t('company.automaticMailsHint')}
					min={1}
					max={100}
					allowDecimal={false}
					{...form.getInputProps('automaticMailsPerHour')}
				/>
			</SimpleGrid>
			<Checkbox
				label={t('company.confirm')}
				description={t('company.confirmHint')}
				{...form.getInputProps('confirmByEmail', { type: 'checkbox' })}
			/>
			<Checkbox
				label={t('company.takeCopies')}
				description={t('company.takeCopiesHint')}
				{...form.getInputProps('takeCopies', { type: 'checkbox' })}
			/>
		</FormPage>
	);
}

/** What the form holds of an account. */
function valuesOf({ reopenDays, confirmByEmail, takeCopies, automaticMailsPerHour }: Account) {
	return { reopenDays, confirmByEmail, takeCopies, automaticMailsPerHour };
}
