import { notifications } from '@mantine/notifications';
import i18next from '../i18n';

/** Says shortly that something new is there. */
export function tellCreated(name: string) {
	notifications.show({ message: i18next.t('frame:created', { name }), color: 'balcao', autoClose: 2500 });
}

/** Says shortly that something was saved. */
export function tellSaved() {
	notifications.show({ message: i18next.t('frame:saved'), color: 'balcao', autoClose: 2500 });
}
