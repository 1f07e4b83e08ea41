import type { RichTextEditorLabels } from '@mantine/tiptap';
import { useTranslation } from 'react-i18next';

/** What the tools of a rich text editor are called, in the reader's language. */
export function useEditorLabels(): Partial<RichTextEditorLabels> {
	const { t } = useTranslation();
	return {
		boldControlLabel: t('frame:editor.bold'),
		italicControlLabel: t('frame:editor.italic'),
		underlineControlLabel: t('frame:editor.underline'),
		clearFormattingControlLabel: t('frame:editor.clearFormatting'),
		linkControlLabel: t('frame:editor.link'),
		unlinkControlLabel: t('frame:editor.unlink'),
		bulletListControlLabel: t('frame:editor.bulletList'),
		orderedListControlLabel: t('frame:editor.orderedList'),
		blockquoteControlLabel: t('frame:editor.blockquote'),
		alignLeftControlLabel: t('frame:editor.alignLeft'),
		alignCenterControlLabel: t('frame:editor.alignCenter'),
		alignRightControlLabel: t('frame:editor.alignRight'),
		alignJustifyControlLabel: t('frame:editor.alignJustify'),
		subscriptControlLabel: t('frame:editor.subscript'),
		superscriptControlLabel: t('frame:editor.superscript'),
		linkEditorInputLabel: t('frame:editor.linkInput'),
		linkEditorInputPlaceholder: 'https://',
		linkEditorExternalLink: t('frame:editor.linkExternal'),
		linkEditorInternalLink: t('frame:editor.linkInternal'),
		linkEditorSave: t('frame:editor.linkSave'),
	};
}
