import {
	Button,
	ColorInput,
	Divider,
	Group,
	Select,
	SimpleGrid,
	Skeleton,
	Text,
	TextInput,
	Title,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { sessionKey } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { timeZones } from '../../../frame/timeZones';
import { tellSaved } from '../../../frame/told';
import { LANGUAGES } from '../../../i18n';
import { accountKey, saveAccount, useAccount } from '../account';
import { LogoInput } from '../components/LogoInput';

/** Colours to begin with: all of them can be read on white. */
const SWATCHES = ['#0b6e6e', '#1864ab', '#5f3dc4', '#862e9c', '#a61e4d', '#c92a2a', '#a33b00', '#2b6a1f', '#343a40'];

/** Dados da empresa: who the company is, how it looks, and which language and time it keeps (ACC-17). */
export function CompanyPage() {
	const query = useAccount();
	if (query.isPending) {
		return <Skeleton height={320} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <CompanyForm account={query.data} />;
}

function CompanyForm({ account }: { account: Account }) {
	const { t } = useTranslation('account');
	const queries = useQueryClient();
	const { form, problem, conflict, setProblem, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(account) },
		{ record: account, valuesOf, placeOf: (field) => (field === 'logoId' ? 'logo' : field) },
	);
	const save = () =>
		submit(async ({ logo, ...values }, version) => {
			await saveAccount({ ...values, logoId: logo.id }, version);
			await queries.invalidateQueries({ queryKey: accountKey });
			await queries.invalidateQueries({ queryKey: sessionKey });
			tellSaved();
		});
	const text = (
		name: 'companyName' | 'legalName' | 'taxId' | 'postalAddress' | 'phone' | 'website' | 'supportEmail',
	) => ({
		label: t(`company.${name === 'companyName' ? 'name' : name}`),
		...form.getInputProps(name),
	});
	return (
		<FormPage
			title={t('setting.company.name')}
			description={t('setting.company.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						companyName: [t('company.name')],
						legalName: [t('company.legalName')],
						taxId: [t('company.taxId')],
						postalAddress: [t('company.postalAddress')],
						phone: [t('company.phone')],
						website: [t('company.website')],
						supportEmail: [t('company.supportEmail')],
						language: [t('company.language'), (value) => t(`language.${value}`)],
						timeZone: [t('company.timeZone')],
						accent: [t('company.accent')],
						logo: [t('company.logo'), ({ id }) => t(id ? 'company.withLogo' : 'company.withoutLogo')],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput required maxLength={250} {...text('companyName')} />
				<TextInput label={t('company.login')} description={t('company.loginHint')} value={account.loginName} readOnly />
				<TextInput maxLength={250} {...text('legalName')} />
				<TextInput maxLength={30} placeholder="00.000.000/0000-00" {...text('taxId')} />
				<TextInput maxLength={40} inputMode="tel" {...text('phone')} />
				<TextInput maxLength={250} type="email" {...text('supportEmail')} />
				<TextInput maxLength={500} inputMode="url" placeholder="https://" {...text('website')} />
				<TextInput maxLength={500} {...text('postalAddress')} />
				<Select
					label={t('company.language')}
					description={t('company.languageHint')}
					allowDeselect={false}
					data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
					{...form.getInputProps('language')}
				/>
				<Select
					label={t('company.timeZone')}
					searchable
					allowDeselect={false}
					data={timeZones()}
					{...form.getInputProps('timeZone')}
				/>
			</SimpleGrid>
			<Divider />
			<Title order={2} size="h5">
				{t('company.looks')}
			</Title>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<LogoInput
					label={t('company.logo')}
					description={t('company.logoHint')}
					onProblem={setProblem}
					{...form.getInputProps('logo')}
				/>
				<ColorInput
					label={t('company.accent')}
					description={t('company.accentHint')}
					placeholder={t('company.accentDefault')}
					swatches={SWATCHES}
					swatchesPerRow={9}
					withEyeDropper={false}
					{...form.getInputProps('accent')}
				/>
			</SimpleGrid>
			<Divider />
			<Group justify="space-between" gap="sm">
				<div>
					<Title order={2} size="h5">
						{t('company.owner')}
					</Title>
					<Text size="sm" c="dimmed">
						{t('company.ownerText')}
					</Text>
				</div>
				<Button component={Link} to="/settings/company/owner" variant="default">
					{t('company.changeOwner')}
				</Button>
			</Group>
		</FormPage>
	);
}

/** What the form holds of an account. */
function valuesOf(account: Account) {
	const logo: { id: string | null; url: string | null } = { id: account.logoId, url: account.logoUrl };
	return {
		companyName: account.companyName,
		legalName: account.legalName ?? '',
		taxId: account.taxId ?? '',
		postalAddress: account.postalAddress ?? '',
		phone: account.phone ?? '',
		website: account.website ?? '',
		supportEmail: account.supportEmail ?? '',
		language: account.language,
		timeZone: account.timeZone,
		accent: account.accent ?? '',
		logo,
	};
}
