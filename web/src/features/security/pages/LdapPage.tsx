import {
	Divider,
	NumberInput,
	PasswordInput,
	Select,
	SimpleGrid,
	Skeleton,
	Switch,
	Textarea,
	TextInput,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { LdapDirectory } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { LdapTest } from '../components/LdapTest';

const key = ['ldap'] as const;
const PROTECTIONS = ['SSL', 'STARTTLS', 'NONE'] as const;
const PORTS = { SSL: 636, STARTTLS: 389, NONE: 389 };

/** LDAP / Active Directory: the company's directory that verifies passwords (SEC-32). */
export function LdapPage() {
	const query = useQuery({
		queryKey: key,
		queryFn: () => request<LdapDirectory>('GET', '/ldap'),
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={640} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <LdapForm directory={query.data} />;
}

function LdapForm({ directory }: { directory: LdapDirectory }) {
	const { t } = useTranslation('security');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(directory) },
		{ record: directory, valuesOf },
	);
	const save = () =>
		submit(async (values, version) => {
			await request<LdapDirectory>('PUT', '/ldap', { body: bodyOf(values), ifMatch: version });
			form.setFieldValue('bindPassword', '');
			await queries.invalidateQueries({ queryKey: key });
			tellSaved();
		});
	const yesNo = (value: unknown) => t(value ? 'yes' : 'no');
	const toggle = (name: 'forAgents' | 'forCustomers' | 'verifyCertificate' | 'localFallback') => (
		<Switch
			label={t(`ldap.${name}`)}
			description={t(`ldap.${name}Hint`)}
			{...form.getInputProps(name, { type: 'checkbox' })}
		/>
	);
	const { protection } = form.getValues();
	return (
		<FormPage
			title={t('setting.ldap.name')}
			description={t('setting.ldap.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						forAgents: [t('ldap.forAgents'), yesNo],
						forCustomers: [t('ldap.forCustomers'), yesNo],
						host: [t('ldap.host')],
						port: [t('ldap.port')],
						protection: [t('ldap.protection'), (value) => t(`protection.${value as 'SSL'}`)],
						verifyCertificate: [t('ldap.verifyCertificate'), yesNo],
						authorities: [t('ldap.authorities')],
						baseDn: [t('ldap.baseDn')],
						bindDn: [t('ldap.bindDn')],
						bindPassword: [t('ldap.bindPassword'), (value) => (value ? '•••' : '')],
						userFilter: [t('ldap.userFilter')],
						timeoutSeconds: [t('ldap.timeoutSeconds')],
						localFallback: [t('ldap.localFallback'), yesNo],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			{toggle('forAgents')}
			{toggle('forCustomers')}
			<Divider />
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('ldap.host')} required maxLength={250} {...form.getInputProps('host')} />
				<NumberInput
					label={t('ldap.port')}
					required
					allowDecimal={false}
					thousandSeparator=""
					{...form.getInputProps('port')}
				/>
				<Select
					label={t('ldap.protection')}
					allowDeselect={false}
					data={PROTECTIONS.map((value) => ({ value, label: t(`protection.${value}`) }))}
					{...form.getInputProps('protection')}
					onChange={(value) => {
						const chosen = value as LdapDirectory['protection'];
						form.setFieldValue('protection', chosen);
						form.setFieldValue('port', PORTS[chosen]);
					}}
				/>
				<NumberInput
					label={t('ldap.timeoutSeconds')}
					required
					allowDecimal={false}
					{...form.getInputProps('timeoutSeconds')}
				/>
			</SimpleGrid>
			{protection !== 'NONE' && (
				<>
					{toggle('verifyCertificate')}
					<Textarea
						label={t('ldap.authorities')}
						description={t('ldap.authoritiesHint')}
						autosize
						minRows={2}
						maxRows={8}
						{...form.getInputProps('authorities')}
					/>
				</>
			)}
			<Divider />
			<TextInput
				label={t('ldap.baseDn')}
				description={t('ldap.baseDnHint')}
				maxLength={1000}
				{...form.getInputProps('baseDn')}
			/>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput
					label={t('ldap.bindDn')}
					description={t('ldap.bindDnHint')}
					autoComplete="off"
					maxLength={1000}
					{...form.getInputProps('bindDn')}
				/>
				<PasswordInput
					label={t('ldap.bindPassword')}
					description={t(directory.hasBindPassword ? 'ldap.bindPasswordKept' : 'ldap.bindPasswordHint')}
					autoComplete="new-password"
					maxLength={1000}
					visibilityToggleButtonProps={{ 'aria-label': t('access:password.show') }}
					{...form.getInputProps('bindPassword')}
				/>
			</SimpleGrid>
			<TextInput
				label={t('ldap.userFilter')}
				description={t('ldap.userFilterHint')}
				required
				maxLength={1000}
				{...form.getInputProps('userFilter')}
			/>
			{toggle('localFallback')}
			<Divider />
			<LdapTest directory={() => bodyOf(form.getValues())} onProblem={form.setErrors} />
		</FormPage>
	);
}

/** What the form holds of the directory; the password it is searched with is only ever typed. */
function valuesOf({ version: _, hasBindPassword: __, ...directory }: LdapDirectory) {
	return {
		...directory,
		authorities: directory.authorities ?? '',
		bindDn: directory.bindDn ?? '',
		bindPassword: '',
	};
}

function bodyOf(values: ReturnType<typeof valuesOf>) {
	return {
		...values,
		authorities: values.authorities.trim() || null,
		bindDn: values.bindDn.trim() || null,
		bindPassword: values.bindPassword || null,
	};
}
