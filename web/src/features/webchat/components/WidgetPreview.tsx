import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChatWidget } from '../../../api/types';
import { useMe } from '../../../frame/session';
import type { WidgetTexts } from '../values';
import classes from './WidgetPreview.module.css';

interface Props {
	side: ChatWidget['side'];
	color: string;
	ink: string;
	texts: WidgetTexts;
}

/** The launcher and the head of the window on a page, as they would be. */
export function WidgetPreview({ side, color, ink, texts }: Props) {
	const { t } = useTranslation('webchat');
	const me = useMe();
	const colors = { background: color, color: ink };
	return (
		<div className={classes.page} data-side={side} role="img" aria-label={t('preview')}>
			<div className={classes.line} />
			<div className={classes.line} />
			<div className={classes.line} />
			<div className={classes.window}>
				<div className={classes.head} style={colors}>
					<div className={classes.title}>{texts.title}</div>
					<div className={classes.company}>{me.account.companyName}</div>
				</div>
				<div className={classes.body}>
					<div className={classes.greeting}>{texts.greeting}</div>
					{texts.explanation}
				</div>
			</div>
			<div className={classes.launcher} style={colors}>
				<IconMessage size={22} />
			</div>
		</div>
	);
}
