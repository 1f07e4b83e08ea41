import { ColorSwatch, Menu, SimpleGrid, Tooltip } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import {
	IconIndentDecrease,
	IconIndentIncrease,
	IconLetterCase,
	IconPalette,
	IconPhoto,
	IconTable,
	IconTextSize,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';

const COLORS = [
	'#1f2933',
	'#c92a2a',
	'#d9480f',
	'#e67700',
	'#2b8a3e',
	'#0b7285',
	'#1864ab',
	'#5f3dc4',
	'#a61e4d',
	'#868e96',
];
const FONTS = ['Arial', 'Georgia', 'Courier New', 'Verdana', 'Times New Roman'];
const SIZES = ['12px', '14px', '16px', '18px', '24px', '32px'];

interface ToolbarProps {
	editor: Editor | null;
	/** Without it there are no pictures. */
	onPicture?: () => void;
	/** Tools of what is written here alone. */
	children?: React.ReactNode;
}

/** The tools of RPL-4, in the order people know. */
export function Toolbar({ editor, onPicture, children }: ToolbarProps) {
	const { t } = useTranslation('ticket');
	return (
		<RichTextEditor.Toolbar role="toolbar" aria-label={t('composer.toolbar')}>
			<RichTextEditor.ControlsGroup>
				<RichTextEditor.Bold />
				<RichTextEditor.Italic />
				<RichTextEditor.Underline />
			</RichTextEditor.ControlsGroup>
			<RichTextEditor.ControlsGroup>
				<ColorMenu editor={editor} />
				<ChoiceMenu
					label={t('composer.font')}
					icon={<IconLetterCase size={16} stroke={1.5} />}
					choices={FONTS.map((font) => ({
						label: font,
						style: { fontFamily: font },
						run: () => editor?.chain().focus().setFontFamily(font).run(),
					}))}
					reset={{ label: t('composer.fontDefault'), run: () => editor?.chain().focus().unsetFontFamily().run() }}
				/>
				<ChoiceMenu
					label={t('composer.size')}
					icon={<IconTextSize size={16} stroke={1.5} />}
					choices={SIZES.map((size) => ({
						label: size.replace('px', ''),
						style: { fontSize: size },
						run: () => editor?.chain().focus().setFontSize(size).run(),
					}))}
					reset={{ label: t('composer.sizeDefault'), run: () => editor?.chain().focus().unsetFontSize().run() }}
				/>
			</RichTextEditor.ControlsGroup>
			<RichTextEditor.ControlsGroup>
				<RichTextEditor.AlignLeft />
				<RichTextEditor.AlignCenter />
				<RichTextEditor.AlignRight />
				<RichTextEditor.AlignJustify />
			</RichTextEditor.ControlsGroup>
			<RichTextEditor.ControlsGroup>
				<RichTextEditor.OrderedList />
				<RichTextEditor.BulletList />
				<Tool label={t('composer.indentLess')} onClick={() => editor?.chain().focus().indentLess().run()}>
					<IconIndentDecrease size={16} stroke={1.5} />
				</Tool>
				<Tool label={t('composer.indentMore')} onClick={() => editor?.chain().focus().indentMore().run()}>
					<IconIndentIncrease size={16} stroke={1.5} />
				</Tool>
				<RichTextEditor.Blockquote />
			</RichTextEditor.ControlsGroup>
			<RichTextEditor.ControlsGroup>
				{onPicture && (
					<Tool label={t('composer.picture')} onClick={onPicture}>
						<IconPhoto size={16} stroke={1.5} />
					</Tool>
				)}
				<TableMenu editor={editor} />
				<RichTextEditor.Link />
				<RichTextEditor.Unlink />
			</RichTextEditor.ControlsGroup>
			<RichTextEditor.ControlsGroup>
				<RichTextEditor.Subscript />
				<RichTextEditor.Superscript />
				<RichTextEditor.ClearFormatting />
			</RichTextEditor.ControlsGroup>
			{children}
		</RichTextEditor.Toolbar>
	);
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: React.ReactNode }) {
	return (
		<RichTextEditor.Control aria-label={label} title={label} onClick={onClick}>
			{children}
		</RichTextEditor.Control>
	);
}

interface Choice {
	label: string;
	style?: React.CSSProperties;
	run: () => void;
}

function ChoiceMenu({
	label,
	icon,
	choices,
	reset,
}: {
	label: string;
	icon: React.ReactNode;
	choices: Choice[];
	reset: Choice;
}) {
	return (
		<Menu>
			<Menu.Target>
				<RichTextEditor.Control aria-label={label} title={label}>
					{icon}
				</RichTextEditor.Control>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Item onClick={reset.run}>{reset.label}</Menu.Item>
				{choices.map((choice) => (
					<Menu.Item key={choice.label} style={choice.style} onClick={choice.run}>
						{choice.label}
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}

function ColorMenu({ editor }: { editor: Editor | null }) {
	const { t } = useTranslation('ticket');
	return (
		<Menu>
			<Menu.Target>
				<RichTextEditor.Control aria-label={t('composer.color')} title={t('composer.color')}>
					<IconPalette size={16} stroke={1.5} />
				</RichTextEditor.Control>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Item onClick={() => editor?.chain().focus().unsetColor().run()}>{t('composer.colorDefault')}</Menu.Item>
				<SimpleGrid cols={5} p="xs" spacing="xs">
					{COLORS.map((color, index) => (
						<Tooltip key={color} label={t(`composer.colors.${index}`)}>
							<Menu.Item
								p={4}
								aria-label={t(`composer.colors.${index}`)}
								onClick={() => editor?.chain().focus().setColor(color).run()}
							>
								<ColorSwatch color={color} size={20} />
							</Menu.Item>
						</Tooltip>
					))}
				</SimpleGrid>
			</Menu.Dropdown>
		</Menu>
	);
}

function TableMenu({ editor }: { editor: Editor | null }) {
	const { t } = useTranslation('ticket');
	const run = () => editor?.chain().focus();
	return (
		<Menu>
			<Menu.Target>
				<RichTextEditor.Control aria-label={t('composer.table')} title={t('composer.table')}>
					<IconTable size={16} stroke={1.5} />
				</RichTextEditor.Control>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Item onClick={() => run()?.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}>
					{t('composer.tableInsert')}
				</Menu.Item>
				<Menu.Item onClick={() => run()?.addRowAfter().run()}>{t('composer.tableAddRow')}</Menu.Item>
				<Menu.Item onClick={() => run()?.addColumnAfter().run()}>{t('composer.tableAddColumn')}</Menu.Item>
				<Menu.Item onClick={() => run()?.deleteRow().run()}>{t('composer.tableDeleteRow')}</Menu.Item>
				<Menu.Item onClick={() => run()?.deleteColumn().run()}>{t('composer.tableDeleteColumn')}</Menu.Item>
				<Menu.Item onClick={() => run()?.deleteTable().run()}>{t('composer.tableDelete')}</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}
