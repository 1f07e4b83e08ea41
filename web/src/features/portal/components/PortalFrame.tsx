import { Button, Container, Group, Text } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, LANGUAGES } from '../../../i18n';
import classes from './PortalFrame.module.css';

const NAMES = { 'pt-BR': 'Português', en: 'English', es: 'Español' } as const;

interface PortalFrameProps {
	/** The company whose portal it is; empty while that is not known. */
	company: string;
	/** Stands at the right of the company's name. */
	aside?: ReactNode;
	/** What the company has its customers read. */
	links?: ReactNode;
	children: ReactNode;
}

/** What stands around a portal's pages: the company, not this program. */
export function PortalFrame({ company, aside, links, children }: PortalFrameProps) {
	const { t, i18n } = useTranslation('portal');
	useEffect(() => {
		document.title = company || t('title');
	}, [company, t]);
	return (
		<div className={classes.page}>
			<header className={classes.header}>
				<Container size="sm" className={classes.bar}>
					<Text fw={650} fz="lg" style={{ overflowWrap: 'anywhere' }}>
						{company || t('title')}
					</Text>
					{aside}
				</Container>
			</header>
			<Container component="main" size="sm" w="100%" className={classes.main}>
				{children}
			</Container>
			<footer className={classes.footer}>
				<Container size="sm" className={classes.footerBar}>
					<Group gap="md">{links}</Group>
					<Group gap={4} role="group" aria-label={t('language')}>
						{LANGUAGES.map((language) => (
							<Button
								key={language}
								size="compact-sm"
								variant={i18n.language === language ? 'light' : 'subtle'}
								color={i18n.language === language ? undefined : 'gray'}
								lang={language}
								aria-pressed={i18n.language === language}
								onClick={() => void changeLanguage(language)}
							>
								{NAMES[language]}
							</Button>
						))}
					</Group>
				</Container>
			</footer>
		</div>
	);
}
