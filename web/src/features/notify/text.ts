import { useTranslation } from 'react-i18next';

/** What a notification says, in the reader's language. */
export function useNotificationText() {
	const { t } = useTranslation('notify');
	return (kind: string, data: Record<string, unknown>, times: number) => {
		const said = t(`kind.${kind}`, { ...data, defaultValue: kind });
		return times > 1 ? t('times', { said, count: times }) : said;
	};
}
