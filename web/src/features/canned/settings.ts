import { IconMessage2Bolt } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{ to: '/settings/canned-answers', section: 'own', icon: IconMessage2Bolt, key: 'canned:setting' },
];
