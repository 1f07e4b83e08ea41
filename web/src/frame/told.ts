import { notifications } from '@mantine/notifications';
import i18next from '../i18n';

/** Says shortly that something was saved. */
export function tellSaved() {
	notifications.show({ message: i18next.t('frame:saved'), color: 'balcao', autoClose: 2500 });
}
