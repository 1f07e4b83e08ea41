import { Fieldset, Stack, Switch, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { siteOf, type WidgetValues } from '../values';

/** The sites on whose pages it may stand (WCH-1), and whether on the portal's (WCH-2). */
export function SitesSection({ form }: { form: UseFormReturnType<WidgetValues> }) {
	const { t } = useTranslation('webchat');
	const { sites } = form.getValues();
	return (
		<Fieldset legend={t('sitesLegend')}>
			<Stack>
				<TagsInput
					label={t('sites')}
					description={t('sitesHint')}
					placeholder={sites.length === 0 ? 'https://www.exemplo.com.br' : undefined}
					splitChars={[',', ';', ' ']}
					acceptValueOnBlur
					maxTags={50}
					{...form.getInputProps('sites')}
					onChange={(typed) => form.setFieldValue('sites', [...new Set(typed.map(siteOf))])}
				/>
				<Switch
					label={t('inPortal')}
					description={t('inPortalHint')}
					{...form.getInputProps('inPortal', { type: 'checkbox' })}
				/>
			</Stack>
		</Fieldset>
	);
}
