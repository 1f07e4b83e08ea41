import { Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatWidget } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { CHAT_WIDGET, saveChatWidget, useChatWidget } from '../api';
import { DepartmentsSection } from '../components/DepartmentsSection';
import { FormSection } from '../components/FormSection';
import { InstallSection } from '../components/InstallSection';
import { LookSection } from '../components/LookSection';
import { SitesSection } from '../components/SitesSection';
import { TextsSection } from '../components/TextsSection';
import { isColor, placeOf, valuesOf, type WidgetLanguage, type WidgetTexts, type WidgetValues } from '../values';

/** Chat do site: the script to put on a site, and how the chat looks and what it says there. */
export function ChatWidgetPage() {
	const query = useChatWidget();
	if (query.isPending) {
		return <Skeleton height={480} />;
	}
	return query.isLoadingError ? (
		<ErrorState error={query.error} onRetry={() => void query.refetch()} />
	) : (
		<WidgetForm widget={query.data} />
	);
}

function WidgetForm({ widget }: { widget: ChatWidget }) {
	const { t, i18n } = useTranslation('webchat');
	const queries = useQueryClient();
	const [language, setLanguage] = useState<WidgetLanguage>(i18n.language as WidgetLanguage);
	const { form, problem, conflict, busy, submit } = useProblemForm<WidgetValues, ChatWidget>(
		{
			initialValues: valuesOf(widget),
			validate: { color: (value) => (isColor(value) ? null : t('badColor')) },
		},
		{ record: widget, valuesOf, placeOf },
	);
	const save = () =>
		submit(async (values, version) => {
			await saveChatWidget(values, version);
			await queries.invalidateQueries({ queryKey: CHAT_WIDGET });
			tellSaved();
		});
	const told = (texts: WidgetTexts) => Object.values(texts).filter(Boolean).join(' · ') || t('texts.standard');
	return (
		<FormPage
			title={t('setting.name')}
			description={t('setting.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						side: [t('side.label'), (value) => t(`side.${value}`)],
						color: [t('color')],
						sites: [t('sites')],
						formEmail: [t('form.email')],
						inPortal: [t('inPortal'), (value) => t(value ? 'on' : 'off')],
						'pt-BR': [t('texts.in', { language: t('account:language.pt-BR') }), told],
						en: [t('texts.in', { language: t('account:language.en') }), told],
						es: [t('texts.in', { language: t('account:language.es') }), told],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<InstallSection widget={widget} />
			<LookSection form={form} texts={saidIn(language, form.getValues(), widget)} />
			<TextsSection form={form} standard={widget.standardTexts} language={language} onLanguage={setLanguage} />
			<FormSection form={form} />
			<DepartmentsSection />
			<SitesSection form={form} />
		</FormPage>
	);
}

/** What visitors would read: the account's own texts, and the standard ones where there are none. */
function saidIn(language: WidgetLanguage, values: WidgetValues, { standardTexts }: ChatWidget): WidgetTexts {
	const own = values[language];
	const standard = standardTexts[language] ?? own;
	return {
		title: own.title.trim() || standard.title,
		greeting: own.greeting.trim() || standard.greeting,
		offline: own.offline.trim() || standard.offline,
		explanation: own.explanation.trim() || standard.explanation,
	};
}
